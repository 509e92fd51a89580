import type { Metadata } from 'next'
import { AdHocForm } from '#components/reviews/campaigns/ad-hoc-form.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { readListFilter } from '#lib/access/model/list-filter.ts'
import { personFacets } from '#lib/access/model/person-row.ts'
import { summarisePeople } from '#lib/access/queries/people.ts'
import { listSystems } from '#lib/access/queries/systems.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Review out of turn' }

/** Drafts a campaign outside the quarter, by its scope. */
export default async function NewCampaignPage() {
  const ctx = await pageCtx('reviews.manage')
  const [systems, people] = await Promise.all([
    listSystems(ctx, {}),
    summarisePeople(ctx, { filter: readListFilter(personFacets, {}) }),
  ])
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumbs steps={[{ label: 'Reviews', href: '/reviews' }, { label: 'Review out of turn' }]} />
        }
        title="Choose what is to be reviewed"
        lede="This makes a draft. It shows how many items there are, who would decide them and how completely the sources are known; nothing starts before its date, unless you start it."
      />
      <div className="max-w-2xl">
        <AdHocForm
          systems={systems.map(({ id, name, grants }) => ({ value: id, label: name, count: grants }))}
          departments={(people.facets.department ?? []).map(({ value, label, count }) => ({
            value,
            label,
            count,
          }))}
        />
      </div>
    </>
  )
}
