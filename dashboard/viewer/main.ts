import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';

const documents = [
  ['SWR Enterprise Edition, API v2', 'openapi.json'],
  ['Control plane of fake-swr', 'control.json'],
  ['IAM, STS and EPS', 'iam.json'],
  ['KMS', 'kms.json'],
  ['VPC and DNS', 'vpc.json'],
] as const;

const chooser = document.getElementById('document');

/** Shows a document; which one is in the address. Nothing is tried out from here, and no validator elsewhere is asked. */
const show = (): void => {
  const wanted = location.hash.replace(/^#/, '').replace(/\/.*/s, '');
  const url = documents.find(([, name]) => name === wanted)?.[1] ?? documents[0][1];
  if (chooser instanceof HTMLSelectElement) chooser.value = url;
  SwaggerUI({
    ...{ dom_id: '#viewer', url, validatorUrl: null, supportedSubmitMethods: [], docExpansion: 'list' },
    ...{ defaultModelsExpandDepth: -1, deepLinking: false, displayOperationId: true },
  });
};

if (chooser instanceof HTMLSelectElement) {
  for (const [name, url] of documents) chooser.append(new Option(name, url));
  chooser.addEventListener('change', () => {
    location.hash = chooser.value;
  });
}
addEventListener('hashchange', show);
show();
