/** How Plumbline shows GitHub who it is: a token of a person or machine, or an installation of a GitHub App. */
export type GitHubCredential =
  | { type: 'token'; token: string }
  | { type: 'app'; appId: string; installationId: number; privateKey: string }
