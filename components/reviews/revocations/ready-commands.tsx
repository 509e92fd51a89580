import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { ReadyCommand } from '#lib/reviews/model/ready-command.ts'

const languages = { shell: 'Shell', sql: 'SQL' } as const

/** What an operator runs, or follows, to take the access away. Plumbline runs none of it. */
export function ReadyCommands({ commands }: { commands: readonly ReadyCommand[] }) {
  return (
    <ol className="grid gap-5">
      {commands.map((command) => (
        <li key={`${command.title} ${command.text}`} className="grid min-w-0 gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-sm font-semibold">{command.title}</h3>
            {command.language !== 'words' && (
              <CopyButton value={command.text} label={`Copy: ${command.title}`} />
            )}
          </div>
          {command.language === 'words' ? (
            <p className="max-w-[70ch] text-sm whitespace-pre-line">{command.text}</p>
          ) : (
            <CodeBlock text={command.text} label={`${languages[command.language]}: ${command.title}`} />
          )}
          {command.note !== null && <p className="max-w-[70ch] text-xs text-ink-2">{command.note}</p>}
        </li>
      ))}
    </ol>
  )
}
