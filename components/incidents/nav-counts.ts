import type { NavItem } from '#components/shell/navigation.ts'
import type { NavigationCounts } from '#lib/incidents/model/navigation-counts.ts'

type Count = Pick<NavItem, 'count' | 'countNoun' | 'isUrgent'>

/** What the navigation shows beside the places of incidents, by address. */
export function navCounts({ incidents, reports, tasks }: NavigationCounts): Record<string, Count> {
  return {
    ...(incidents && {
      '/incidents': {
        count: incidents.active,
        countNoun: incidents.isBreached ? 'active incidents, a clock is breached' : 'active incidents',
        isUrgent: incidents.isBreached,
      },
    }),
    ...(reports && {
      '/reports': {
        count: reports.waiting,
        countNoun: reports.isOverdue ? 'waiting reports, one is past its time' : 'waiting reports',
        isUrgent: reports.isOverdue,
      },
    }),
    ...(tasks && {
      '/actions': {
        count: tasks.open,
        countNoun: tasks.isLate ? 'open actions of yours, one is late' : 'open actions of yours',
        isUrgent: tasks.isLate,
      },
    }),
  }
}
