// Works with images of a demo namespace by Huawei Cloud's SDK for Node, and checks every answer on the way.
import { count } from './calls.js';
import { documentedExample, refusals } from './documented.js';
import { artifacts, oldest } from './images.js';
import { immutability } from './immutability.js';
import { lookAround } from './namespaces.js';
import { replication } from './replication.js';
import { retention } from './retention.js';
import { scanning } from './scanning.js';
import { signature } from './signature.js';
import { webhooks } from './webhooks.js';

await documentedExample();
await lookAround();
await signature();
await retention();
await webhooks();
await replication();
const image = await oldest();
await scanning(image);
await immutability(image);
await artifacts(image);
await refusals();
console.log(`calls: ${count()}`);
