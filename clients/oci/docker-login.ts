import { installed } from './install.ts';
import { refused, unauthorized } from './run-tool.ts';
import type { ContainerTool, Trial } from './tool.ts';

const logsIn = async (trial: Trial): Promise<void> => {
  const { api, login, longTerm, temporary } = trial;
  await refused(unauthorized, () => login({ ...longTerm, password: 'wrong' }));
  await login(temporary);
  await login(longTerm);
  await api.disable(longTerm);
  await refused(unauthorized, () => login(longTerm));
};

/** The command line of docker without a daemon, which can log in and no more. */
export const dockerLogin: ContainerTool = {
  name: 'docker-login',
  optional: true,
  installation: installed('docker'),
  artifact: {},
  flow: logsIn,
  start: async ({ folder }) => {
    process.env.DOCKER_HOST = `unix://${folder}/nobody.sock`;
    return async () => {};
  },
  steps: ({ host, run }) => ({
    login: (user, password) => run('docker', 'login', host, '--username', user, '--password', password),
    push: (image) => run('docker', 'push', image),
    pull: (image) => run('docker', 'pull', image),
  }),
};
