/** Tries one of the tools that containers are handled with. Nothing here knows the fake beyond its worlds. */
import { connectFakeSwr } from '../../mock/index.ts';
import { benchOf, trialOf } from './bench.ts';
import { Unavailable } from './daemon.ts';
import { flow, harbor } from './flow.ts';
import { pasted } from './pasted.ts';
import type { ContainerTool } from './tool.ts';
import { containerTools } from './tools.ts';

const tried = async (tool: ContainerTool, url: string): Promise<void> => {
  const [fake, bench] = [await connectFakeSwr(url), benchOf(url)];
  const stop = await tool.start?.(bench);
  try {
    await using world = await fake.fork();
    await (tool.flow ?? flow)(await trialOf(tool, bench, world));
    if (tool.failsAtHarbor) {
      await using strict = await fake.world({ from: fake.projectId, profile: { 'registry.delete_by_tag': 'reject' } });
      await harbor(await trialOf(tool, bench, strict));
    }
    await pasted(tool, url);
  } finally {
    await stop?.();
  }
};

const [name] = process.argv.slice(2);
const tool = containerTools.find((each) => each.name === name);
if (tool === undefined) throw new TypeError(`no tool is called ${name}`);
try {
  await tried(tool, process.env.FAKE_SWR_URL ?? '');
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  console.log(`skipped: ${error.message}`);
}
