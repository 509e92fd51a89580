import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { boundaryRules } from './boundary-rules.ts'
import { conclude } from './problem.ts'

/** With the wrong TypeScript the cruiser sees no modules and passes; then the floor fails. */
const fewestModules = 400

const folders = ['app', 'components', 'lib', 'db', 'cli', 'e2e', 'bench']
const cruised = await cruise(
  folders,
  {
    ruleSet: boundaryRules,
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|node_modules)/' },
    tsPreCompilationDeps: true,
  },
  {
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
  },
  { tsConfig: extractTsConfig('tsconfig.json') },
)
const { summary } = cruised.output as ICruiseResult
const problems = summary.violations.map(({ from, to, rule }) => ({
  file: from,
  message: `imports ${to} (${rule.name})`,
}))
if (summary.totalCruised < fewestModules)
  problems.push({ file: '.', message: `only ${summary.totalCruised} modules were seen` })
conclude(
  'boundaries',
  `${summary.totalCruised} modules, ${summary.totalDependenciesCruised ?? 0} imports`,
  problems,
)
