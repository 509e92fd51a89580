'use client'

import { useState } from 'react'
import { FileDrop } from '#components/form/file-drop.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { UploadList } from '#components/form/upload-list.tsx'
import { useUploads } from '#components/form/use-uploads.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { RunFollower } from './run-follower.tsx'

/** Drop reports, see each travel, be read, and what came of it. */
export function UploadReports({ maxBytes }: { maxBytes: number }) {
  const { uploads, add, change } = useUploads('/api/v1/ingest', maxBytes)
  const [asset, setAsset] = useState('')
  const [branch, setBranch] = useState('main')
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="asset"
          label="Asset"
          isOptional
          hint="What was scanned. Without it, each report names its own."
          placeholder="covenant/reactor-api"
          value={asset}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setAsset(event.target.value)}
        />
        <TextField
          name="branch"
          label="Branch"
          hint="A scan of one branch never closes findings of another."
          value={branch}
          maxLength={250}
          autoComplete="off"
          onChange={(event) => setBranch(event.target.value)}
        />
      </div>
      <FileDrop
        label="Drop reports here, or choose them"
        hint={`Trivy, Grype, SARIF, npm audit and gitleaks, as written or gzipped, up to ${formatBytes(maxBytes)} each. The format is recognised from the content.`}
        onFiles={(files) =>
          add(files, { branch: branch.trim() || 'main', ...(asset.trim() !== '' && { asset: asset.trim() }) })
        }
      />
      {uploads.length > 0 && (
        <UploadList
          uploads={uploads.map(({ runId, ...upload }) => ({
            ...upload,
            ...(runId !== null && {
              action: <RunFollower runId={runId} onSettled={(result) => change(upload.id, result)} />,
            }),
          }))}
        />
      )}
    </div>
  )
}
