import { keysOf, publicKeyOf } from '../kms/find.ts';
import { lookAt } from '../world/look.ts';
import { type ControlHandler, worldFor } from './handler.ts';

export const showKey: ControlHandler<'showKey'> = ({ path: { key_name }, query }, fake) =>
  lookAt(fake.commit, { entry: worldFor(query, fake), commandId: fake.nextCommandId() }, (world) => {
    const id = keysOf(world).find(({ key_alias }) => key_alias === key_name)?.id ?? key_name;
    return publicKeyOf(id, world);
  });
