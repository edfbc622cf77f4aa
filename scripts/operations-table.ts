import iam from '../spec/generated/iam.json' with { type: 'json' };
import kms from '../spec/generated/kms.json' with { type: 'json' };
import swr from '../spec/generated/openapi.json' with { type: 'json' };
import vpc from '../spec/generated/vpc.json' with { type: 'json' };
import type { Language } from './pages.ts';
import { methods, table } from './tables.ts';

interface Operation {
  readonly operationId: string;
  readonly 'x-summary-zh'?: string;
  readonly 'x-iam-action'?: string;
  readonly externalDocs: { readonly url: string };
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;

const operationsOf = (document: { readonly paths: object }) =>
  Object.entries(document.paths as Paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ ...operation, call: `\`${method.toUpperCase()} ${path}\`` }];
    }),
  );

const head = {
  en: ['Operation', 'Method and path', 'IAM action', 'Page'],
  zh: ['接口', '方法与路径', '授权项', '文档页'],
};

const nameOf = (operation: Operation, language: Language): string =>
  language === 'zh' ? `${operation.operationId}<br>${operation['x-summary-zh'] ?? ''}` : operation.operationId;

const actionOf = ({ 'x-iam-action': action }: Operation): string => (action === undefined ? '' : `\`${action}\``);

const pageOf = ({ externalDocs: { url } }: Operation): string =>
  `[${/(?:swr_03_)?([^/]+)\.html$/.exec(url)?.[1] ?? url}](${url})`;

const tableOf = (document: { readonly paths: object }, language: Language): string =>
  table(
    head[language],
    operationsOf(document).map((operation) => [
      nameOf(operation, language),
      operation.call,
      actionOf(operation),
      pageOf(operation),
    ]),
  );

/** Every operation of SWR, in the spec's order: name, method and path, IAM action, page of the API reference. */
export const operationsTable = (language: Language): string => tableOf(swr, language);

/** The same of IAM, STS and EPS. */
export const iamTable = (language: Language): string => tableOf(iam, language);

/** The same of KMS. */
export const kmsTable = (language: Language): string => tableOf(kms, language);

/** The same of VPC and DNS. */
export const vpcTable = (language: Language): string => tableOf(vpc, language);
