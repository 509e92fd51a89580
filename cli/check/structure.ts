import { readFileSync } from 'node:fs'
import { conclude, type Problem } from './problem.ts'
import { sourceFiles } from './source-files.ts'

/** The closed vocabulary inside a domain: whoever opens one already knows the others. */
const domainEntries = new Set([
  'model',
  'rules',
  'queries',
  'commands',
  'actions',
  'jobs',
  'parsers',
  'testing',
])
const routeFiles =
  /^(page|layout|loading|error|forbidden|not-found|route|template|default|global-error|providers)\.tsx?$/
const sayNothing = /^(utils?|helpers?|common|types|misc|shared)\.tsx?$/
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(db|property))?(\.test|\.spec|\.d)?\.(tsx?|mjs|css)$/
const topLevel = new Set([
  'app',
  'bench',
  'cli',
  'components',
  'db',
  'docs',
  'e2e',
  'lib',
  'policy',
  'public',
  '.ci',
])
const longestFile = 400
/** A silent run over nothing finds nothing wrong. */
const fewestFiles = 300

const files = sourceFiles('*.ts', '*.tsx', '*.mjs', '*.css')
const problems = files.flatMap((file) => [...named(file), ...placed(file), ...sized(file)])
if (files.length < fewestFiles)
  problems.push({ file: '.', message: `only ${files.length} files were looked at` })
conclude('structure', `${files.length} files`, problems)

function named(file: string): Problem[] {
  const name = file.split('/').at(-1) ?? file
  if (sayNothing.test(name)) return [{ file, message: 'the name says nothing: name the one idea it holds' }]
  if (!kebab.test(name) && file.includes('/')) return [{ file, message: 'file names are kebab-case' }]
  return []
}

function placed(file: string): Problem[] {
  const [top = '', domain = '', entry = ''] = file.split('/')
  if (file.includes('/') && !topLevel.has(top))
    return [{ file, message: `"${top}/" is no folder of this project` }]
  if (top === 'src') return [{ file, message: 'there is no src/' }]
  if (top === 'lib' && domain !== 'platform') {
    const stem = entry.replace(/(\.(db|property))?(\.test)?\.tsx?$/, '')
    if (!domainEntries.has(stem)) {
      return [
        {
          file,
          message: `inside a domain only ${[...domainEntries].join(', ')} stand; "${stem}" belongs into one of them`,
        },
      ]
    }
  }
  if (top === 'app' && file.split('/').length > 2 && !/\.test\.tsx?$/.test(file)) {
    const name = file.split('/').at(-1) ?? ''
    if (!routeFiles.test(name) && !file.startsWith('app/design/')) {
      return [
        { file, message: 'app/ holds routes only: views live in components/, reads and writes in lib/' },
      ]
    }
  }
  return []
}

function sized(file: string): Problem[] {
  const lines = readFileSync(file, 'utf8').split('\n').length - 1
  return lines > longestFile
    ? [{ file, message: `${lines} lines, more than ${longestFile}: split it by idea` }]
    : []
}
