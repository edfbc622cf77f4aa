/** What lets somebody log in to the registry of an instance: a user name and a password. */
export interface CredentialRow {
  readonly id: number;
  readonly token_id: string;
  readonly instance_id: string;
  /** The user name to log in with. */
  readonly user_id: string;
  /** The password to log in with; the API shows it once, in the answer that creates it. */
  readonly auth_token: string;
  /** Name of the user of the account whose credential it is; what that user may do, it lets do. */
  readonly owner: string;
  readonly created_at: string;
  readonly expire_date: string;
}

export interface LongTermCredentialRow extends CredentialRow {
  readonly name: string;
  readonly enable: boolean;
}
