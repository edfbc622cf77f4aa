/** What starts a policy, as all families of the API say it. */
export interface Trigger {
  readonly type: 'manual' | 'scheduled' | 'event_based';
  readonly trigger_settings?: { readonly cron?: string };
}

/** What the kernel knows of a policy of any family. */
export interface TriggeredPolicy {
  readonly id: number;
  readonly enabled: boolean;
  readonly trigger: Trigger;
  /** When it was last written. */
  readonly updated_at: string;
}

export const isTriggeredBy = ({ enabled, trigger }: TriggeredPolicy, type: Trigger['type']): boolean =>
  enabled && trigger.type === type;
