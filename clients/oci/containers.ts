import { delimiter } from 'node:path';
import type { Client } from '../machine/client.ts';
import { librariesIn } from './install.ts';
import type { ContainerTool } from './tool.ts';
import { containerTools } from './tools.ts';

/** Tools keep what they are told in the home; those that ask the environment first are sent there as well. */
const environmentOf = ({ installation: { path, built } }: ContainerTool, home: string) => ({
  ...librariesIn(built),
  PATH: [path, process.env.PATH].filter(Boolean).join(delimiter),
  COSIGN_PASSWORD: '',
  DOCKER_CONFIG: `${home}/.docker`,
  XDG_CONFIG_HOME: `${home}/.config`,
  XDG_CACHE_HOME: `${home}/.cache`,
  XDG_DATA_HOME: `${home}/.local/share`,
  XDG_RUNTIME_DIR: `${home}/run`,
});

const clientOf = (tool: ContainerTool): Client => {
  const { name, installation, slow, optional } = tool;
  const { language, tools, version, built, prepare } = installation;
  return {
    ...{ name, language, tools, built, prepare },
    ...(slow && { slow }),
    ...(optional && { optional }),
    ...{ folder: 'oci', of: { name, version }, sources: [], countsNothing: true },
    run: () => [process.execPath, '--import', 'tsx', 'main.ts', name],
    environment: ({ url, home }) => ({ FAKE_SWR_URL: url, ...environmentOf(tool, home) }),
  };
};

/** The tools that containers are handled with, as clients. */
export const containerClients: readonly Client[] = containerTools.map(clientOf);
