import { describe, expect, it } from 'vitest'
import { prepareSparkline } from './prepare-sparkline.ts'

const box = { width: 80, height: 20 }

describe('a sparkline', () => {
  it('spans its box', () => {
    expect(prepareSparkline([0, 5, 10], box).pieces).toEqual(['0.0,18.0 40.0,10.0 80.0,2.0'])
  })

  it('breaks where nothing was proven, and goes on at the height it left', () => {
    const line = prepareSparkline([10, 0, null, null, 10], box)
    expect(line.pieces).toEqual(['0.0,2.0 20.0,18.0', '80.0,2.0'])
    expect(line.gaps).toEqual([{ from: 20, to: 60, y: 18 }])
  })

  it('keeps its target in view', () => {
    expect(prepareSparkline([90, 94], { ...box, target: 100 }).targetY).toBe(2)
  })

  it('does not blow noise up to the size of news', () => {
    const points = prepareSparkline([100, 99.9, 100], box).pieces[0] ?? ''
    const heights = points.split(' ').map((point) => Number(point.split(',')[1]))
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1)
  })

  it('lies level when nothing changes, and draws nothing from nothing', () => {
    expect(prepareSparkline([3, 3], box).pieces).toEqual(['0.0,10.0 80.0,10.0'])
    expect(prepareSparkline([], box)).toEqual({ pieces: [], gaps: [], targetY: null })
    expect(prepareSparkline([null, null], box).gaps).toEqual([{ from: 0, to: 80, y: 10 }])
  })
})
