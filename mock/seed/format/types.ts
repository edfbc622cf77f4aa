import type { components } from '../../../spec/generated/control.types.ts';

type Schemas = components['schemas'];

/** What a seed file says; its JSON Schema is spec/generated/seed.schema.json. */
export type Seed = Schemas['Seed'];
export type SeedUser = Schemas['SeedUser'];
export type SeedInstance = Schemas['SeedInstance'];
export type SeedNamespace = Schemas['SeedNamespace'];
export type SeedRepository = Schemas['SeedRepository'];
export type SeedArtifact = Schemas['SeedArtifact'];
export type SeedScan = Schemas['SeedScan'];
export type SeedVulnerability = Schemas['SeedVulnerability'];
export type SeedSignPolicy = Schemas['SeedSignPolicy'];
export type SeedExecution = Schemas['SeedExecution'];
export type SeedTask = Schemas['SeedTask'];
export type SeedSubTask = Schemas['SeedSubTask'];
export type SeedImmutableRule = Schemas['SeedImmutableRule'];
export type SeedRetentionPolicy = Schemas['SeedRetentionPolicy'];
export type SeedRetentionExecution = Schemas['SeedRetentionExecution'];
export type SeedRetentionTask = Schemas['SeedRetentionTask'];
export type SeedRetentionSubTask = Schemas['SeedRetentionSubTask'];
export type SeedWebhookPolicy = Schemas['SeedWebhookPolicy'];
export type SeedWebhookJob = Schemas['SeedWebhookJob'];
export type SeedRegistry = Schemas['SeedRegistry'];
export type SeedRegistryArtifact = Schemas['SeedRegistryArtifact'];
export type SeedReplicationPolicy = Schemas['SeedReplicationPolicy'];
export type SeedReplicationExecution = Schemas['SeedReplicationExecution'];
export type SeedReplicationTask = Schemas['SeedReplicationTask'];
export type SeedReplicationSubTask = Schemas['SeedReplicationSubTask'];
export type SeedCredential = Schemas['SeedCredential'];
export type SeedAuditLog = Schemas['SeedAuditLog'];
