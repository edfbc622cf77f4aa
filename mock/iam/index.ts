import * as basicEdition from './basic-edition.ts';
import * as discovery from './discovery.ts';
import * as enterpriseProjects from './enterprise-projects.ts';
import type { IamHandlers } from './handler.ts';
import * as temporaryKeys from './temporary-keys.ts';
import * as tokens from './tokens.ts';

export const iamHandlers: IamHandlers = {
  ...discovery,
  ...tokens,
  ...temporaryKeys,
  ...enterpriseProjects,
  ...basicEdition,
};
