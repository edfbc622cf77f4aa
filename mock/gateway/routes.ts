import type { Operation } from '../spec/operations.ts';
import { createRouter, type Router } from './router.ts';

const routers = new WeakMap<readonly Operation[], Router<Operation>>();

/** The router of a list of operations, built once however many fakes use it. */
export const routerOf = (operations: readonly Operation[]): Router<Operation> => {
  const known = routers.get(operations);
  if (known !== undefined) return known;
  const router = createRouter(operations.map((route) => ({ method: route.method, template: route.template, route })));
  routers.set(operations, router);
  return router;
};
