// Works with images of a demo namespace by Huawei Cloud's SDK for Node, and checks every answer on the way.
import { count } from './calls.js';
import { documentedExample, refusals } from './documented.js';
import { lookAround } from './namespaces.js';
import { retention } from './retention.js';
import { signature } from './signature.js';

await documentedExample();
await lookAround();
await signature();
await retention();
await refusals();
console.log(`calls: ${count()}`);
