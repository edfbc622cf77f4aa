export interface RepositoryPlace {
  readonly instance: string;
  readonly namespace: string;
  readonly repository: string;
}
