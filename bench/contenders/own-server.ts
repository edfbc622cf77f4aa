import { type Contender, here } from '../common/contender.ts';
import { documentedPage } from '../common/demo.ts';

/** One of the plain servers of bench/servers, which has the name of its file there. */
export const ownServer = ({ name, ...shown }: Pick<Contender, 'name' | 'label' | 'version'>): Contender => ({
  ...{ name, ...shown },
  command: (port) => ({ file: process.execPath, args: [here(`servers/${name}.mjs`), String(port)] }),
  first: documentedPage,
  headers: () => ({}),
});
