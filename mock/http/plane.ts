import type { ServerResponse } from 'node:http';
import type { HttpRequest } from './request.ts';

export type OnAnswer = (answer: { readonly method: string; readonly target: string; readonly status: number }) => void;

/** Answers the requests of its paths: a middleware of Express's and a listener of Node's alike. */
export type Plane = (request: HttpRequest, response: ServerResponse) => void;
