import { StatusIcon } from '#components/ui/status-icon.tsx'
import type { PreviewRow } from '#lib/access/model/column-preview.ts'

const shown = 12

/** What the first rows of a table give; those that give nothing come first, with the reason. */
export function ColumnPreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  const wrong = rows.filter(({ problem }) => problem !== null)
  const right = rows.filter(({ problem }) => problem === null)
  const listed = [...wrong, ...right].slice(0, shown)
  const cell = 'border-b border-line-2 px-2.5 py-1.5 align-top'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section tabIndex={0} aria-label="What the first rows give" className="max-h-72 overflow-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">What the first rows give</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="w-16 border-b border-line px-2.5 pb-1.5 text-right text-xs font-medium text-ink-3"
            >
              Row
            </th>
            <th
              scope="col"
              className="border-b border-line px-2.5 pb-1.5 text-left text-xs font-medium text-ink-3"
            >
              Gives
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ position, gives, problem }) => (
            <tr key={position}>
              <td className={`${cell} text-right text-ink-3 tabular-nums`}>{position}</td>
              <td className={cell}>
                {problem === null ? (
                  gives
                ) : (
                  <span className="flex gap-1.5 text-breach">
                    <span className="mt-0.5">
                      <StatusIcon status="breached" />
                    </span>
                    <span>
                      {problem.what} <span className="text-ink-2">{problem.nextStep}</span>
                    </span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
