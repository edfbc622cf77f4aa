import type { ServerResponse } from 'node:http';
import type { HttpRequest } from './request.ts';

/** A request that was answered. What is not known of it is left out: not each has an operation or a world. */
export interface AnsweredRequest {
  readonly method: string;
  /** The path with its query. */
  readonly target: string;
  readonly status: number;
  /** As in X-Request-Id and in the journal. */
  readonly requestId?: string;
  readonly projectId?: string;
  /** The name of the world, for people. */
  readonly world?: string;
  readonly operationId?: string;
  /** Until there was an answer, without what a fault adds and without sending it. */
  readonly durationMs?: number;
  /** Why it was refused, as far as the fake knows. */
  readonly cause?: string;
}

export type OnAnswer = (answer: AnsweredRequest) => void;

/** Answers the requests of its paths: a middleware of Express's and a listener of Node's alike. */
export type Plane = (request: HttpRequest, response: ServerResponse) => void;
