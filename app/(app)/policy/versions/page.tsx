import type { Metadata } from 'next'
import { VersionList } from '#components/policy/version-list.tsx'
import { NoPolicy } from '#components/posture/no-policy.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'
import { policyVersionList } from '#lib/policy/queries/policy-in-force.ts'

export const metadata: Metadata = { title: 'Versions of the policy' }

/** Every version of the policy that was ever in force. */
export default async function Page() {
  const ctx = await pageCtx('policy.read')
  const versions = await policyVersionList(ctx, {})
  if (versions.length === 0) return <NoPolicy />
  const count = versions.length
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Policy', href: '/policy' }, { label: 'Versions' }]} />}
        title={
          count === 1
            ? 'The policy has not changed since it was first put in force'
            : sentenceCase(`${countInWords(count)} versions of the policy have been in force`)
        }
        lede="A version is known by the digest of what it says: a comment or a line break makes no new one."
      />
      <div className="max-w-3xl">
        <VersionList versions={versions} now={ctx.clock.now()} />
      </div>
    </>
  )
}
