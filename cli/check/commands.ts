import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { conclude, type Problem } from './problem.ts'
import { sourceFiles } from './source-files.ts'

/**
 * Every write is one command: permission, parse, transaction, ledger entry. `defineCommand` sees to the order; this
 * check sees to it that every file in `commands/` is made with it, names a permission, and that at least one of its
 * outcomes writes an entry, and that nothing else in a domain writes to the database.
 */
const problems: Problem[] = []
const actions = new Map<string, string>()
const files = sourceFiles('lib/**/*.ts').filter((file) => !/\.test\.ts$|\/testing\//.test(file))
const commandFiles = files.filter((file) =>
  /^lib\/[^/]+\/commands\/[^/]+\.ts$|^lib\/[^/]+\/commands\/[^/]+\/index\.ts$/.test(file),
)

for (const file of commandFiles) {
  const source = parse(file)
  const calls = callsOf(source, 'defineCommand')
  if (calls.length !== 1) {
    problems.push({
      file,
      message: `holds ${calls.length} commands instead of one; parts of commands live in commands/parts/ or commands/<verb>/`,
    })
  }
  for (const call of calls) inspect(file, source, call)
}
for (const file of files) {
  if (/^lib\/(platform|[^/]+\/(commands|jobs))(\/|\.ts)/.test(file)) continue
  const text = readFileSync(file, 'utf8')
  const write = /\b(tx|db|ctx\.db)\s*\.(insert|update|delete)\(/.exec(text)
  if (write)
    problems.push({
      file,
      line: lineAt(text, write.index),
      message: 'writes to the database outside a command',
    })
}
if (commandFiles.length < 20)
  problems.push({ file: 'lib', message: `only ${commandFiles.length} commands were looked at` })
conclude('commands', `${commandFiles.length} commands`, problems)

function inspect(file: string, source: ts.SourceFile, call: ts.CallExpression): void {
  const [definition] = call.arguments
  const line = source.getLineAndCharacterOfPosition(call.getStart()).line + 1
  if (!definition || !ts.isObjectLiteralExpression(definition)) {
    problems.push({ file, line, message: 'the definition is not an object literal' })
    return
  }
  const property = (name: string) =>
    definition.properties.find((member) => member.name?.getText(source) === name)
  for (const name of ['action', 'permission', 'input', 'run']) {
    if (!property(name)) problems.push({ file, line, message: `the command has no ${name}` })
  }
  const action = /['"]([^'"]+)['"]/.exec(property('action')?.getText(source) ?? '')?.[1]
  if (action) {
    const other = actions.get(action)
    if (other) problems.push({ file, line, message: `the action "${action}" is already that of ${other}` })
    actions.set(action, file)
  }
  if (!writesEntry(property('run')))
    problems.push({ file, line, message: 'no outcome writes a ledger entry' })
}

/** True when some object in the command has an `entry` that is not simply null. */
function writesEntry(node: ts.Node | undefined): boolean {
  if (!node) return false
  let isFound = false
  const visit = (child: ts.Node): void => {
    if (ts.isPropertyAssignment(child) && child.name.getText() === 'entry')
      isFound ||= child.initializer.kind !== ts.SyntaxKind.NullKeyword
    if (ts.isShorthandPropertyAssignment(child) && child.name.getText() === 'entry') isFound = true
    ts.forEachChild(child, visit)
  }
  visit(node)
  return isFound
}

function callsOf(source: ts.SourceFile, name: string): ts.CallExpression[] {
  const calls: ts.CallExpression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === name) calls.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return calls
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
