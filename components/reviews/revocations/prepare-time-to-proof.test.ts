import { describe, expect, it } from 'vitest'
import type { RevocationQuarter } from '#lib/reviews/model/revocation-figures.ts'
import { prepareTimeToProof } from './prepare-time-to-proof.ts'

const quarter = (
  name: string,
  medianHours: number | null,
  p95Hours: number | null = medianHours,
): RevocationQuarter => ({
  quarter: name,
  requested: 3,
  proven: medianHours === null ? 0 : 3,
  late: 0,
  accepted: 0,
  regranted: 0,
  medianHours,
  p95Hours,
})

describe('time to proof', () => {
  it('says which way the median went', () => {
    expect(prepareTimeToProof([quarter('2026-Q3', 48), quarter('2026-Q4', 20)]).title).toBe(
      'Proofs came sooner in 2026 Q4: 20 h at the median, 48 h before',
    )
    expect(prepareTimeToProof([quarter('2026-Q3', 20), quarter('2026-Q4', 48)]).title).toBe(
      'Proofs came later in 2026 Q4: 48 h at the median, 20 h before',
    )
    expect(prepareTimeToProof([quarter('2026-Q3', 20), quarter('2026-Q4', 20.4)]).title).toBe(
      'A proof takes 20 h as before',
    )
  })

  it('leaves out quarters in which nothing is proven', () => {
    const chart = prepareTimeToProof([quarter('2026-Q3', 20, 51.26), quarter('2026-Q4', null)])
    expect(chart.bars).toEqual([{ label: '2026 Q3', median: 20, p95: 51.3 }])
    expect(chart.title).toBe('Half of the removals of 2026 Q3 were proven within 20 h')
  })

  it('is empty before the first proof', () => {
    expect(prepareTimeToProof([quarter('2026-Q4', null)])).toMatchObject({
      isEmpty: true,
      title: 'Nothing is proven yet',
    })
  })
})
