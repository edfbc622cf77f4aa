import { crane } from './crane.ts';
import { oras } from './oras.ts';
import { regctl } from './regctl.ts';
import type { ContainerTool } from './tool.ts';

export const containerTools: readonly ContainerTool[] = [crane, oras, regctl];
