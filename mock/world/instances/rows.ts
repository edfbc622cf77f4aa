/** How instances are created from now on, as a call of the control plane says. */
export interface CreationCycleRow {
  readonly id: 'creation';
  /** Left out, a stage never ends. */
  readonly initialMs?: number;
  readonly creatingMs?: number;
  /** Why every creation fails; left out, none does. */
  readonly fails?: string;
}
