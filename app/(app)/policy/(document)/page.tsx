import type { Metadata } from 'next'
import { PolicyContents } from '#components/policy/policy-contents.tsx'
import { PolicyDocument } from '#components/policy/policy-document.tsx'
import { PolicyFacts } from '#components/policy/policy-facts.tsx'
import { NoPolicy } from '#components/posture/no-policy.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { StatusSummary } from '#components/ui/status-summary.tsx'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { controlStatuses } from '#lib/posture/queries/statuses.ts'
import { rollUpPolicy } from '#lib/posture/rules/roll-up.ts'

export const metadata: Metadata = { title: 'Policy' }

/** The policy in force, to be read, with how each of its controls stands. */
export default async function Page() {
  const ctx = await pageCtx('policy.read')
  const current = await policyInForce(ctx, {})
  if (current === null) return <NoPolicy />
  const statuses = await controlStatuses(ctx, {})
  return (
    <>
      <PageHeader
        title={current.policy.title}
        lede={<PolicyFacts version={current} now={ctx.clock.now()} />}
        aside={<StatusSummary counts={rollUpPolicy(current.policy, statuses).counts} />}
        actions={<LinkButton href="/policy/versions">All versions</LinkButton>}
      />
      <PolicyContents policy={current.policy} />
      <PolicyDocument policy={current.policy} margin={{ statuses }} />
    </>
  )
}
