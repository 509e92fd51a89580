import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PersonActions } from '#components/identity/person-actions.tsx'
import { PersonStatus } from '#components/identity/person-status.tsx'
import { RoleEditor } from '#components/identity/role-editor.tsx'
import { SessionList } from '#components/identity/session-list.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Section } from '#components/ui/card.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Time } from '#components/ui/time.tsx'
import { getUser, type UserDetail } from '#lib/identity/queries/user.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { roleTitles } from '#lib/platform/auth/roles.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'

export const metadata: Metadata = { title: 'A user' }

type Props = { params: Promise<{ id: string }> }

/** What the page says, in a sentence. */
function finding({ name, status, roles }: UserDetail): string {
  if (status === 'disabled') return `${name} is disabled`
  if (status === 'invited') return `${name} is invited and has not been in yet`
  const [first, ...others] = roles
  if (!first) return `${name} holds no role`
  return others.length === 0
    ? `${name} holds one role: ${roleTitles[first.role]}`
    : `${name} holds ${roles.length} roles`
}

export default async function PersonPage({ params }: Props) {
  const ctx = await pageCtx('users.read')
  const { id } = await params
  if (!isId(id)) notFound()
  const person = await getUser(ctx, { userId: id }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') notFound()
    throw error
  })
  const now = ctx.clock.now()
  const canManage = isAllowed(ctx, 'users.manage')
  const isSelf = ctx.actor.id === person.id
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Users', href: '/users' }, { label: person.name }]} />}
        title={finding(person)}
        lede={person.email}
      />
      <div className="flex max-w-2xl flex-col gap-10">
        <Section title="Account">
          <DefinitionList
            items={[
              { term: 'Status', value: <PersonStatus status={person.status} /> },
              {
                term: 'Second factor',
                value: person.mfaEnrolledAt ? (
                  <>
                    authenticator app, <Time at={person.mfaEnrolledAt} now={now} />
                  </>
                ) : (
                  'not enrolled'
                ),
              },
              {
                term: 'Last signed in',
                value: person.lastSignedInAt ? <Time at={person.lastSignedInAt} now={now} /> : 'never',
              },
              { term: 'Since', value: <Time at={person.createdAt} now={now} form="absolute" /> },
              ...(person.pendingLink
                ? [
                    {
                      term: 'Open link',
                      value: (
                        <>
                          {person.pendingLink.purpose === 'invite' ? 'invitation' : 'reset'}, ends{' '}
                          <Time at={person.pendingLink.expiresAt} now={now} />
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        <Section title="Roles" note="A change ends every session of the person.">
          <RoleEditor
            userId={person.id}
            name={person.name}
            held={person.roles}
            now={now}
            canManage={canManage}
          />
        </Section>
        <Section title={person.sessions.length === 0 ? 'Not signed in anywhere' : 'Signed in'}>
          <SessionList sessions={person.sessions} now={now} canEnd={canManage || isSelf} />
        </Section>
        {person.tokens.length > 0 && (
          <Section title="API tokens they own">
            <ul className="text-sm">
              {person.tokens.map((token) => (
                <li key={token.id} className="py-1">
                  {token.name}, expires <Time at={token.expiresAt} now={now} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {canManage && !isSelf && (
          <Section title="Access">
            <PersonActions userId={person.id} name={person.name} status={person.status} />
          </Section>
        )}
      </div>
    </>
  )
}
