import type { ControlId, ControlInput, ControlOutput } from '../spec/control-types.ts';
import { operations } from '../spec/operations.ts';
import { FakeSwrError } from './error.ts';

/** Carries one call to the control plane: in process or over HTTP. */
export type Send = (
  method: string,
  target: string,
  body: string,
) => Promise<{ readonly status: number; readonly text: string }>;

export type Call = <Id extends ControlId>(id: Id, input?: Partial<ControlInput<Id>>) => Promise<ControlOutput<Id>>;

const routes = new Map(operations.filter(({ service }) => service === 'control').map((call) => [call.id, call]));

const queryOf = (query: object | undefined): string => {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])))}`;
};

/** The verbs of spec/control.yaml as typed functions. Rejects with a FakeSwrError that says why. */
export const createCall =
  (send: Send): Call =>
  async (id, input = {}) => {
    const route = routes.get(id);
    if (route === undefined) throw new Error(`the control plane has no ${id}`);
    const path = route.template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((input.path as Record<string, unknown> | undefined)?.[name])),
    );
    const body = input.body === undefined ? '' : JSON.stringify(input.body);
    const { status, text } = await send(route.method, `${path}${queryOf(input.query)}`, body);
    const isJson = text !== '' && !/^(?:-----BEGIN|# HELP) /.test(text);
    const answer = isJson ? JSON.parse(text) : text || undefined;
    if (status >= 400)
      throw new FakeSwrError(status, answer?.error ?? `${route.method} ${path} was answered ${status}`);
    return answer;
  };
