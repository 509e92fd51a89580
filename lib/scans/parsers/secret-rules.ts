/** Tools that look for nothing but secrets. */
const secretTools =
  /gitleaks|trufflehog|detect-?secrets|ggshield|gitguardian|nosey ?parker|secretlint|talisman|whispers|kingfisher|betterleaks|ripsecrets|secret/i

/** A result of such a rule may show a secret: its code is redacted. Wide, as a miss would store the secret. */
const mayShow =
  /secret|credential|passw|\bpwd\b|api[-_ ]?key|access[-_ ]?(?:key|token)|token|private[-_ ]?key|hard[-_ ]?coded|entropy/i

/** The rule reports the secret itself, and not (for example) that passwords are logged. Narrow: it sets the type. */
const detects =
  /(?:^|[^a-z])secrets?(?![a-z])|hard[-_ ]?coded|entropy|(?:api|private|access)[-_ ]?key(?![a-z])|access[-_ ]?token|node_password/i

/** Names of a rule: id, name, short description, tags; not its help, which mentions everything. */
export type RuleTexts = { tool: string; rule: readonly string[] }

export const isSecretTool = (tool: string): boolean => secretTools.test(tool)

export const mayShowSecret = ({ tool, rule }: RuleTexts): boolean =>
  isSecretTool(tool) || rule.some((text) => mayShow.test(text))

export const detectsSecret = ({ tool, rule }: RuleTexts): boolean =>
  isSecretTool(tool) || rule.some((text) => detects.test(text))
