import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const reviewers = 50
const employeesPerReviewer = 40
export const grantsPerAccount = 50
/** Everybody whose access is reviewed, each with one account. */
export const employees = reviewers * employeesPerReviewer
export const grants = employees * grantsPerAccount

/** Of the user who looks (`visitor.ts`); the manager of all managers. */
export const headEmail = 'bench@example.org'
export const reviewerEmail = (place: number): string => `manager-${place}@example.org`
const employeeEmail = (place: number) => `employee-${place}@example.org`

/** A register: one head, fifty managers below, forty people below each of them. */
export function writePeople(folder: string): string {
  const rows = [`Head,${headEmail},,Infrastructure`]
  for (let place = 0; place < reviewers; place++) {
    rows.push(`Manager ${place},${reviewerEmail(place)},${headEmail},Department ${place}`)
  }
  for (let place = 0; place < employees; place++) {
    const manager = Math.floor(place / employeesPerReviewer)
    rows.push(`Employee ${place},${employeeEmail(place)},${reviewerEmail(manager)},Department ${manager}`)
  }
  return write(folder, 'people.csv', 'Name,E-mail,Manager,Department', rows)
}

/** Who may do what in one system: `accounts` accounts that may each read the same fifty resources. */
export function writeAccess(folder: string, name: string, accounts: number): string {
  const rows: string[] = []
  for (let account = 0; account < accounts; account++) {
    for (let resource = 0; resource < grantsPerAccount; resource++) {
      rows.push(`employee-${account},${employeeEmail(account)},human,enforced,service-${resource},reader,no`)
    }
  }
  return write(folder, name, 'Username,E-mail,Account type,MFA,Application,Role,Privileged', rows)
}

function write(folder: string, name: string, header: string, rows: readonly string[]): string {
  const file = join(folder, name)
  writeFileSync(file, `${[header, ...rows].join('\n')}\n`)
  return file
}
