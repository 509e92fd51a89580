'use client'

import { clsx } from 'clsx'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { timelineKindWords } from '#lib/incidents/model/words.ts'
import { KindMark, kindLooks } from './kind-mark.tsx'
import type { DrawnTimelineModel } from './prepare-drawn-timeline.ts'
import { Scrubber } from './scrubber.tsx'

const grounds: Record<DrawnTimelineModel['bands'][number]['phase'], string> = {
  mobilise: 'bg-hover',
  triage: 'bg-breach-soft',
  contain: 'bg-risk-soft',
  eradicate: 'bg-accent-soft',
  recover: 'bg-met-soft',
  post_mortem: 'bg-unproven-soft',
}

const lines: Record<DrawnTimelineModel['markers'][number]['kind'], string> = {
  now: 'border-accent text-accent',
  due: 'border-risk border-dashed text-risk-ink',
  over: 'border-breach border-dashed text-breach',
  stopped: 'border-met border-dotted text-met',
  late: 'border-breach border-dotted text-breach',
}

const radius = { 1: 2.5, 2: 3.75, 3: 5 }
const laneHeight = 15
/** A band narrower than this share holds its name alone. */
const leastForDetail = 0.12

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

/**
 * The whole response at a glance: phases as bands, entries as dots in a lane for each kind, clocks as markers. The
 * scrubber over it reads every moment out, by key, pointer or touch; the same stands below as a table.
 */
export function DrawnTimeline({ drawn }: { drawn: DrawnTimelineModel }) {
  return (
    <section aria-label="Course of the incident">
      <h2 className="sr-only">Course of the incident</h2>
      <ChartFrame finding={drawn} empty="What happens is drawn here from the first entry on." framed={false}>
        <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
          <div aria-hidden="true" className="pt-[3.125rem] text-2xs text-ink-3">
            {drawn.lanes.map(({ kind }) => (
              <p key={kind} className="flex items-center gap-1" style={{ height: laneHeight }}>
                <KindMark kind={kind} />
                <span className="max-sm:hidden">{timelineKindWords[kind]}</span>
              </p>
            ))}
          </div>
          <div className="relative min-w-0">
            <div aria-hidden="true" className="relative pt-5">
              <Bands bands={drawn.bands} />
              <svg
                aria-hidden="true"
                width="100%"
                height={drawn.lanes.length * laneHeight}
                className="mt-1.5 block overflow-visible"
              >
                {drawn.lanes.map(({ kind, dots }, lane) => (
                  <g key={kind} className={kindLooks[kind].fill}>
                    <line
                      x1="0"
                      x2="100%"
                      y1={(lane + 0.5) * laneHeight}
                      y2={(lane + 0.5) * laneHeight}
                      className="stroke-line-2"
                    />
                    {dots.map(({ left, size }) => (
                      <circle key={left} cx={percent(left)} cy={(lane + 0.5) * laneHeight} r={radius[size]} />
                    ))}
                  </g>
                ))}
              </svg>
              <Markers markers={drawn.markers} />
            </div>
            <Ticks ticks={drawn.ticks} />
            <Scrubber stops={drawn.stops} />
          </div>
        </div>
      </ChartFrame>
    </section>
  )
}

function Bands({ bands }: Pick<DrawnTimelineModel, 'bands'>) {
  return (
    <div className="relative h-6">
      {bands.map((band) => (
        <span
          key={band.key}
          title={`${band.label}, ${band.detail}`}
          className={clsx(
            'absolute inset-y-0 truncate rounded-sm border-r-2 border-paper px-2 text-xs leading-6 text-ink-2 max-sm:px-1 max-sm:text-2xs max-sm:leading-6',
            grounds[band.phase],
          )}
          style={{ left: percent(band.left), width: percent(band.width) }}
        >
          {band.label}
          {band.width > leastForDetail && <span className="text-ink-3 max-lg:hidden"> {band.detail}</span>}
        </span>
      ))}
    </div>
  )
}

function Markers({ markers }: Pick<DrawnTimelineModel, 'markers'>) {
  return markers.map((marker) => (
    <span
      key={marker.key}
      title={marker.label}
      className={clsx('pointer-events-none absolute inset-y-0 border-l', lines[marker.kind])}
      style={{ left: percent(marker.left) }}
    >
      {marker.isLabelled && (
        <span
          className={clsx(
            'absolute top-0 text-2xs whitespace-nowrap',
            marker.left > 0.5 ? 'right-1' : 'left-1',
            // There the words of a deadline to come need the place; the line alone says it, and the table does.
            marker.kind === 'now' &&
              markers.some(({ left, isLabelled }) => isLabelled && left > marker.left) &&
              'max-lg:hidden',
          )}
        >
          {marker.words ?? marker.label}
        </span>
      )}
    </span>
  ))
}

function Ticks({ ticks }: Pick<DrawnTimelineModel, 'ticks'>) {
  return (
    <div aria-hidden="true" className="relative h-4 text-2xs text-ink-3 tabular-nums">
      {ticks.map(({ left, label }, place) => (
        <span
          key={left}
          className={clsx('absolute top-0.5 whitespace-nowrap', place % 2 === 1 && 'max-sm:hidden')}
          style={{ left: percent(left) }}
        >
          {label}
        </span>
      ))}
    </div>
  )
}
