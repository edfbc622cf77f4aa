/** Tries one of the tools that containers are handled with. Nothing here knows the fake beyond its worlds. */
import { connectFakeSwr } from '../../mock/index.ts';
import { trialOf } from './bench.ts';
import { flow, harbor } from './flow.ts';
import { pasted } from './pasted.ts';
import { containerTools } from './tools.ts';

const [name] = process.argv.slice(2);
const tool = containerTools.find((each) => each.name === name);
if (tool === undefined) throw new TypeError(`no tool is called ${name}`);
const fake = await connectFakeSwr(process.env.FAKE_SWR_URL ?? '');
await using world = await fake.fork();
await flow(await trialOf(tool, world));
if (tool.failsAtHarbor) {
  await using strict = await fake.world({ from: fake.projectId, profile: { 'registry.delete_by_tag': 'reject' } });
  await harbor(await trialOf(tool, strict));
}
await pasted(tool, fake.url);
