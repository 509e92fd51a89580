import { Stat, StatRow } from '#components/ui/stat.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { SystemDetail } from '#lib/access/model/system-detail.ts'
import { formatCount } from '#lib/platform/format/count.ts'

/** A system in figures, each with the way to the rows behind it. */
export function SystemFigures({ system, day }: { system: SystemDetail; day: string | null }) {
  const dated = day === null ? '' : `&asOf=${day}`
  const accounts = (more: string) => `/accounts?system=${system.id}${more}${dated}`
  const own = (more: string) => `/systems/${system.id}?${more}${dated}`
  return (
    <StatRow>
      <Stat
        name="Active accounts"
        value={formatCount(system.accounts)}
        context={<TextLink href={accounts('')}>{formatCount(system.people)} for people to sign in</TextLink>}
      />
      <Stat
        name="Belonging to nobody"
        value={formatCount(system.unmatched)}
        tone={system.unmatched > 0 ? 'breach' : 'plain'}
        context={
          system.unmatched === 0 ? (
            'somebody answers for each'
          ) : (
            <TextLink href={accounts('&standing=unmatched')}>say whose they are</TextLink>
          )
        }
      />
      <Stat
        name="Of people who left"
        value={formatCount(system.leavers)}
        tone={system.leavers > 0 ? 'breach' : 'plain'}
        context={
          system.leavers === 0 ? (
            'none is active'
          ) : (
            <TextLink href={accounts('&standing=leaver')}>see them</TextLink>
          )
        }
      />
      <Stat
        name="Without enforced MFA"
        value={formatCount(system.uncovered)}
        tone={system.uncovered > 0 ? 'breach' : 'plain'}
        context={
          system.uncovered === 0 ? (
            `all ${formatCount(system.people)} covered`
          ) : (
            <TextLink href={accounts('&mfa=uncovered')}>of {formatCount(system.people)}</TextLink>
          )
        }
      />
      <Stat name="Grants" value={formatCount(system.grants)} context="roles on resources, as listed below" />
      <Stat
        name="Privileged"
        value={formatCount(system.privileged)}
        context={
          system.privileged === 0 ? (
            'none of them'
          ) : (
            <TextLink href={own('grants=unused')}>see those not used</TextLink>
          )
        }
      />
    </StatRow>
  )
}
