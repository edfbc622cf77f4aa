import type { ClientKind } from '../../cli/env.ts';
import type { FakeWorld } from '../../mock/index.ts';
import type { Command, Tool } from '../machine/program.ts';
import type { Api, Credential } from './api.ts';
import type { Run } from './run-tool.ts';

/** How a tool is had: what that needs, and the commands that fill a folder of the cache. */
export interface Installation {
  readonly language: string;
  readonly tools: readonly [Tool, ...Tool[]];
  readonly version: string;
  readonly built: string;
  readonly prepare: readonly Command[];
  /** Where its programs are afterwards. */
  readonly path: string;
}

/** What the steps of a tool have at hand. */
export interface Bench {
  /** Host and port of the registry. */
  readonly host: string;
  /** Where files may be left. */
  readonly folder: string;
  readonly run: Run;
}

/** What all tools are asked to do, each by its own commands. An image is named with its host. */
interface Steps {
  readonly login: (user: string, password: string) => Promise<unknown>;
  /** Pushes an image, an artifact or a chart that holds that file. */
  readonly push: (image: string, file: string) => Promise<unknown>;
  /** Pulls what `push` pushed into that folder, which is empty; says where the file is then. */
  readonly pull: (image: string, folder: string) => Promise<string>;
  /** Pushes that file as something that refers to the image. */
  readonly attach?: (image: string, file: string) => Promise<unknown>;
  /** All that the tool says of what refers to the image. */
  readonly referrers?: (image: string) => Promise<string>;
  readonly tags?: (repository: string) => Promise<string>;
  readonly remove?: (image: string) => Promise<unknown>;
}

export interface ContainerTool {
  readonly name: string;
  readonly installation: Installation;
  /** It takes minutes to build. */
  readonly slow?: true;
  /** It is skipped where it cannot be had or started. */
  readonly optional?: true;
  /** Starts what it needs, if that is more than a program; gives what ends it. */
  readonly start?: (bench: Bench) => Promise<() => Promise<void>>;
  /** `fake-swr env KIND` is for this tool. */
  readonly env?: ClientKind;
  /** What the API says of that which `push` pushes. */
  readonly artifact: Readonly<Record<string, unknown>>;
  /** The type of what it attaches, if it is not simply an accessory. */
  readonly accessory?: string;
  /** What it can do beyond the steps that all tools go through. */
  readonly more?: (trial: Trial) => Promise<void>;
  /** What it goes through instead of what all tools do. */
  readonly flow?: (trial: Trial) => Promise<void>;
  /** What goes when it is told to remove a tag: many ask for its digest first. */
  readonly removes?: 'the tag' | 'the artifact';
  /** It fails where DELETE by tag is refused, as Harbor does. */
  readonly failsAtHarbor?: true;
  readonly steps: (bench: Bench) => Steps;
}

/** A tool and a world for it alone, with a namespace that only its two credentials open. */
export interface Trial extends Bench {
  readonly tool: ContainerTool;
  readonly world: FakeWorld;
  readonly api: Api;
  readonly steps: Steps;
  readonly namespace: string;
  readonly repository: string;
  readonly longTerm: Credential;
  readonly temporary: Credential;
  /** A file that no other trial has. */
  readonly file: (name: string, text: string) => string;
  /** The image of a tag or a digest, as a tool names it. */
  readonly image: (reference: string) => string;
  readonly login: (credential: Credential) => Promise<unknown>;
}
