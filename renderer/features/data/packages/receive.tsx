/** A package that was brought: checked first, shown, and opened or received only when somebody says so. */
import { InboxOutlined, LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { CountyPackage, HeldBack, ProgressPackage } from '../../../../shared/host/package-calls.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import { faultOf } from '../import/import-fault.ts';
import { sendFile } from '../import/send-file.ts';
import { FoundCounty } from './found-county.tsx';
import { FoundProgress } from './found-progress.tsx';
import { HeldList } from './held-list.tsx';
import { SaidLine } from './said-line.tsx';
import { usePackageCall } from './use-package-call.ts';

/** What has been found in the file, kept by the host until it is used or put away. */
export type Found = { readonly upload: string; readonly name: string } & (
  | { readonly county: CountyPackage }
  | { readonly progress: ProgressPackage }
);

export function Receive({ host, onReceived }: { readonly host: HostClient; readonly onReceived: () => void }) {
  const { units } = useCounty();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [name, setName] = useState('');
  const [reading, setReading] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  /** What the last package brought and could not be taken. */
  const [held, setHeld] = useState<readonly HeldBack[]>([]);
  const call = usePackageCall(units, name);

  /** Null when it was refused, and why has been said. */
  async function look(file: File): Promise<Found | null> {
    const opened = await host['upload.open']({});
    if (!opened.ok) {
      call.fail(opened.refusal, file.name);
      return null;
    }
    const { upload } = opened;
    const fault = await sendFile(host, upload, file.name, file, () => true);
    const answer = fault
      ? { ok: false as const, refusal: fault }
      : /\.guatu-progress$/i.test(file.name)
        ? await host['package.inspect']({ upload })
        : await host['package.look']({ upload });
    if (!answer.ok && answer.refusal.reason === 'other-kind') {
      // Renamed on the way; what it is counts.
      const again =
        answer.refusal.found === 'progress'
          ? await host['package.inspect']({ upload })
          : await host['package.look']({ upload });
      if (again.ok) return { ...again, upload, name: file.name };
    }
    if (answer.ok) return { ...answer, upload, name: file.name };
    await host['upload.close']({ upload });
    call.fail(answer.refusal, file.name);
    return null;
  }

  const take = (files: FileList | null): void => {
    const [file, ...others] = files ?? [];
    if (!file) return;
    if (others.length > 0) return call.fail({ reason: 'one-file' });
    if (found) void host['upload.close']({ upload: found.upload });
    setFound(null);
    setHeld([]);
    setName(file.name);
    setReading(true);
    call.say(null);
    look(file)
      .then(setFound, (error: unknown) => call.fail(faultOf(error)))
      .finally(() => setReading(false));
  };
  const close = (): void => {
    if (found) void host['upload.close']({ upload: found.upload });
    setFound(null);
  };
  const received = (text: string, heldBack: readonly HeldBack[]): void => {
    setFound(null);
    setHeld(heldBack);
    call.say({ text, isFault: false });
    onReceived();
  };
  return (
    <div className="packages-receive">
      <div
        className={isOver ? 'packages-drop over' : 'packages-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        {reading ? <LoadingOutlined aria-hidden /> : <InboxOutlined aria-hidden />}
        <strong role="status">
          {reading ? t('dataPackages.reading', { name }) : isOver ? t('dataPackages.dropNow') : t('dataPackages.drop')}
        </strong>
        <p className="quiet">{t('dataPackages.dropHint')}</p>
        <Button disabled={reading} onClick={() => picker.current?.click()}>
          {t('dataPackages.pick')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".guatu,.guatu-progress"
          hidden
          aria-label={t('dataPackages.pick')}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file chosen again is a change as well.
            event.currentTarget.value = '';
          }}
        />
      </div>
      <SaidLine call={call} />
      {held.length > 0 && <HeldList held={held} />}
      {found && 'county' in found && <FoundCounty key={found.upload} host={host} found={found} onClose={close} />}
      {found && 'progress' in found && (
        <FoundProgress key={found.upload} host={host} found={found} onClose={close} onDone={received} />
      )}
    </div>
  );
}
