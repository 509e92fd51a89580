import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { DurationSeries } from '#lib/incidents/model/analysis.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { minutesInWords } from './prepare-duration.ts'

/** The five durations at the median, with what each measures on hover and for a screen reader. */
export function DurationFigures({ durations }: { durations: readonly DurationSeries[] }) {
  return (
    <StatRow>
      {durations.map(({ key, title, definition, all }) => (
        <Stat
          key={key}
          name={title}
          value={
            <abbr title={definition} className="no-underline decoration-dotted hover:underline">
              {minutesInWords(all.medianMinutes)}
            </abbr>
          }
          context={
            all.count === 0
              ? 'none yet'
              : `median of ${formatCount(all.count)}; nine of ten within ${minutesInWords(all.p90Minutes)}`
          }
        />
      ))}
    </StatRow>
  )
}
