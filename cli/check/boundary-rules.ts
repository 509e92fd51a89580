import type { IRegularForbiddenRuleType, IRuleSetType } from 'dependency-cruiser'

/** Who may import whom (CONTRIBUTING.md), for `boundaries.ts`. */

const shared = '^components/(ui|charts|table|form|shell)/'
const domainView = '^components/(?!(ui|charts|table|form|shell)/)([^/]+)/'
const domain = '^lib/(?!platform/)([^/]+)/'
const test = '\\.(db\\.)?test\\.tsx?$|/testing/'

type From = IRegularForbiddenRuleType['from']
type To = IRegularForbiddenRuleType['to']

const rule = (name: string, comment: string, from: From, to: To): IRegularForbiddenRuleType =>
  ({ name, comment, severity: 'error', from, to }) as IRegularForbiddenRuleType

export const boundaryRules: IRuleSetType = {
  forbidden: [
    rule(
      'no-cycles',
      'Two modules that need each other are one module, or a third is missing.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'no-unresolvable',
      'Every import of our own must lead somewhere; packages are checked by the types.',
      {},
      { couldNotResolve: true, path: '^[#.]' },
    ),
    rule('app-not-db', 'A page asks a query and renders a view.', { path: '^app/' }, { path: '^db/' }),
    rule(
      'pages-not-commands',
      'A page changes things through actions.',
      { path: '^app/', pathNot: '^app/(api|scim)/' },
      { path: '^lib/[^/]+/commands/', pathNot: '^lib/platform/' },
    ),
    rule(
      'api-not-actions',
      'A route handler calls queries and commands.',
      { path: '^app/(api|scim)/' },
      { path: '^lib/[^/]+/actions(\\.ts|/)' },
    ),
    rule(
      'pages-apart',
      'A page never imports another page.',
      { path: '^app/.*/(page|route)\\.tsx?$' },
      { path: '^app/.*/(page|route)\\.tsx?$' },
    ),
    rule(
      'views-of-a-domain',
      'A view knows its own domain by its model and actions, others by their model.',
      { path: domainView },
      { path: '^lib/(?!platform/)[^/]+/', pathNot: '^lib/[^/]+/(model(\\.ts|/)|actions(\\.ts|/))' },
    ),
    rule(
      'views-not-db',
      'A view never reads the database.',
      { path: '^components/' },
      { path: '^(db|app|cli|e2e)/' },
    ),
    rule(
      'views-portable-platform',
      'A view uses the portable parts of the platform.',
      { path: '^components/' },
      {
        path: '^lib/platform/',
        pathNot:
          '^lib/platform/(format/|clock\\.ts|errors\\.ts|auth/(roles|permissions)\\.ts|http/(action-result|form-text|problem)\\.ts|events/notify\\.ts)',
      },
    ),
    rule(
      'shared-parts-know-no-domain',
      'Shared components could ship in another product.',
      { path: shared },
      { path: '^(lib/(?!platform/)|components/(?!(ui|charts|table|form|shell)/))' },
    ),
    rule(
      'rules-are-pure',
      'Models and rules have no I/O.',
      { path: '^lib/(?!platform/)[^/]+/(model|rules)(\\.ts|/)', pathNot: test },
      {
        path: '^(db|app|components|cli)/|^node_modules/(next|pg|drizzle-orm)/|^lib/[^/]+/(queries|commands|jobs|actions)(\\.ts|/)',
      },
    ),
    rule(
      'rules-portable-platform',
      'Models and rules use the portable parts of the platform.',
      { path: '^lib/(?!platform/)[^/]+/(model|rules)(\\.ts|/)', pathNot: test },
      {
        path: '^lib/platform/',
        pathNot:
          '^lib/platform/(format/|clock\\.ts|errors\\.ts|ids\\.ts|parse\\.ts|auth/(roles|permissions)\\.ts|ingest/(json/path|file-name|sender-headers)\\.ts)',
      },
    ),
    rule(
      'platform-knows-no-domain',
      'The platform serves every domain alike.',
      { path: '^lib/platform/', pathNot: test },
      { path: domain },
    ),
    rule(
      'lib-below-app',
      'Nothing in lib imports what stands above it.',
      { path: '^lib/' },
      { path: '^(app|components|cli|e2e|bench)/' },
    ),
    rule(
      'domains-through-their-doors',
      'Another domain is reached through its model, rules, queries and commands.',
      { path: '^lib/(?!platform/)([^/]+)/', pathNot: test },
      {
        path: '^lib/(?!platform/)([^/]+)/',
        pathNot: ['^lib/$1/', '^lib/[^/]+/(model|rules|queries|commands)(\\.ts|/)'],
      },
    ),
    rule(
      'actions-own-commands',
      'An action calls the commands of its own domain.',
      { path: '^lib/([^/]+)/actions(\\.ts|/)' },
      { path: '^lib/[^/]+/commands/', pathNot: '^lib/$1/' },
    ),
    rule(
      'db-at-the-bottom',
      'The database layer imports nothing above it.',
      { path: '^db/', pathNot: test },
      { path: '^(app|components|cli|e2e|lib/(?!platform/(errors|clock|env|secrets)\\.ts))' },
    ),
    rule(
      'e2e-from-outside',
      'Browser tests speak HTTP, look into the database, start the servers that tests start, and hold the product to its own table of permissions.',
      { path: '^e2e/' },
      {
        path: '^(app|components|lib/(?!platform/(env\\.ts|clock\\.ts|auth/(surface|permissions|roles)\\.ts|git(hub)?/testing/)))',
      },
    ),
    rule(
      'nothing-imports-cli',
      'The command line is an entry, not a library.',
      { path: '^(app|components|lib|db)/' },
      { path: '^cli/' },
    ),
  ],
}
