// Versions of library: the one that is scanned and deleted, and how it is deleted.
import { anyNamespace, library } from './account.js';
import { call, everything, everythingByMarkers, refused } from './calls.js';
import { check } from './fail.js';
import { artifacts as artifactsPath, instance, namespace, repository } from './paths.js';

const one = `${artifactsPath}/{reference}`;
// The vendor's paths of tags have no project id.
const tagsPath = `${repository.replace('/{project_id}', '')}/tags`;
export const tagPath = `${tagsPath}/{tag_name}`;

/** A version with a tag, of the oldest repository. */
export const oldest = async () => {
  const query = { limit: 100 };
  const { repositories } = await call(200, 'GET', `${namespace}/repositories`, library, { query });
  const path = { ...library, repository_name: repositories.at(-1).name };
  const found = (await everything('artifacts', artifactsPath, path)).find(({ tags }) => tags.length > 0);
  check(found !== undefined, `${path.repository_name} has no version with a tag`);
  return { ...path, reference: found.digest, tag_name: found.tags[0].name };
};

/** Follows the markers from the first page to the last. */
const allDigests = async () => {
  const digests = [];
  for (let marker; ; ) {
    const query = { limit: 100, ...(marker !== undefined && { marker }) };
    const page = await call(200, 'GET', `${instance}/artifacts`, anyNamespace, { query });
    digests.push(...page.artifacts.map(({ digest }) => digest));
    if (page.artifacts.length < 100) return digests;
    marker = page.next_marker;
  }
};

/** Writes a description; it is read where the repositories of all instances are listed. */
const describe = async ({ instance_id, repository_name: name, tag_name, ...rest }) => {
  const path = { ...rest, instance_id, repository_name: name };
  const description = 'to be deleted by the Node client';
  await call(200, 'PUT', repository, path, { body: { description } });
  const found = await everythingByMarkers('repositories', '/v2/{project_id}/repositories', {}, { name });
  const described = found.filter((one) => one.name === name && one.description === description);
  const instances = described.map((one) => one.instance_id).join();
  check(instances === instance_id, `${name} is described in the instances [${instances}]`);
  const tags = (await everything('tags', tagsPath, path)).map((one) => one.name);
  check(tags.includes(tag_name), `${tag_name} is not among the tags [${tags}] of ${name}`);
};

/** Finds a version among all, reads how it was built, and deletes its tag, itself and its repository. */
export const artifacts = async (image) => {
  await describe(image);
  check((await allDigests()).includes(image.reference), `${image.reference} is not among all artifacts`);
  const history = await call(200, 'GET', `${one}/additions/build_history`, image);
  const steps = history.build_histories.length;
  check(steps > 0 && steps === history.total, `${history.total} steps announced, ${steps} found`);
  await call(204, 'DELETE', tagPath, image);
  await call(204, 'DELETE', one, image);
  await refused('a deleted artifact', 404, 'GET', one, image);
  await call(204, 'DELETE', repository, image);
  await refused('a deleted repository', 404, 'GET', repository, image);
  console.log(`${image.repository_name} is deleted, built in ${steps} steps`);
};
