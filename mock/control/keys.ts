import { keysOf, publicKeyOf } from '../kms/find.ts';
import { outcomeOf } from '../world/kernel/outcome.ts';
import { type ControlHandler, worldFor } from './handler.ts';

export const showKey: ControlHandler<'showKey'> = ({ path: { key_name }, query }, fake) =>
  new Promise((resolve, reject) => {
    fake.commit.read({ entry: worldFor(query, fake), commandId: fake.nextCommandId() }, (world) => {
      const id = keysOf(world).find(({ key_alias }) => key_alias === key_name)?.id ?? key_name;
      const outcome = outcomeOf(() => publicKeyOf(id, world));
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    });
  });
