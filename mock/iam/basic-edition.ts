import { createHmac } from 'node:crypto';
import { worldTime } from '../world/kernel/clock.ts';
import { inMicros } from '../world/kernel/time.ts';
import { type IamHandler, neededCaller } from './handler.ts';

/** From 15 minutes to 24 hours, as the page has it; it does not say how long by default. */
const defaultLifeSeconds = 24 * 60 * 60;

/**
 * The login of SWR's basic edition, of which the fake has no registry. The password is the login key that one computes of
 * an access key by the documentation: the HMAC-SHA256 of the AK by the SK.
 */
export const CreateSecret: IamHandler<'CreateSecret'> = ({ query }, context) => {
  const { entry, user } = neededCaller(context);
  const { region } = entry.tenant;
  const host = `swr.${region}.myhuaweicloud.com`;
  const name = `${query.projectname ?? region}@${user.ak}`;
  const password = createHmac('sha256', user.sk).update(user.ak).digest('hex');
  const lifeMs = (query.duration_seconds ?? defaultLifeSeconds) * 1000;
  return {
    body: { auths: { [host]: { auth: Buffer.from(`${name}:${password}`).toString('base64') } } },
    headers: {
      'X-Swr-Dockerlogin': `docker login -u ${name} -p ${password} ${host}`,
      'X-Swr-Expireat': inMicros(worldTime(entry.clock, context.atMs) + lifeMs),
    },
  };
};
