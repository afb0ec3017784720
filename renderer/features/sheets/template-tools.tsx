/** Keeping a template: as the county's own, with its changes, as it was, or not any more. */
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Json } from '../../../shared/domain/entries/entry.ts';
import { SHEET_TEMPLATES } from '../../../shared/domain/entries/sheet-template.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { t } from '../../text/t.ts';
import { useSheets } from './sheets-store.ts';
import type { TemplateEdit } from './use-template-edit.ts';

const MOST_NAME = 60;
const idNow = (): string => `own-${Date.now().toString(36)}-${Math.floor(Math.random() * 36 ** 4).toString(36)}`;
const json = (template: SheetTemplate): Json => JSON.parse(JSON.stringify(template)) as Json;

interface TemplateToolsProps {
  readonly actions: ModePageProps['actions'];
  readonly edit: TemplateEdit;
  readonly isOwn: boolean;
}

export function TemplateTools({ actions, edit, isOwn }: TemplateToolsProps) {
  const [name, setName] = useState<string | null>(null);
  const { template, isChanged } = edit;
  const write = (next: SheetTemplate): void => {
    actions.perform({
      act: async (commands) => {
        const result = await commands.writeEntry(SHEET_TEMPLATES, next.id, { template: json(next), withdrawn: false });
        if (result.ok) useSheets.setState({ template: next.id });
        return result;
      },
      said: t('sheets.template.saved', { name: next.name }),
      undoable: true,
    });
    setName(null);
  };
  const remove = (): void =>
    actions.perform({
      act: (commands) => commands.writeEntry(SHEET_TEMPLATES, template.id, { withdrawn: true }),
      said: t('sheets.template.deleted', { name: template.name }),
      undoable: true,
    });
  const wanted = name?.trim() ?? '';
  if (name !== null)
    return (
      <form
        className="template-tools"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== '') write({ ...template, id: idNow(), name: wanted });
        }}
      >
        <Input
          autoFocus
          size="small"
          value={name}
          maxLength={MOST_NAME}
          aria-label={t('sheets.template.name')}
          placeholder={t('sheets.template.name')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" type="primary" htmlType="submit" disabled={wanted === ''}>
          {t('sheets.template.keep')}
        </Button>
        <Button size="small" onClick={() => setName(null)}>
          {t('action.cancel')}
        </Button>
      </form>
    );
  const refused = actions.refusal !== undefined;
  return (
    <div className="template-tools">
      {isOwn && (
        <Button size="small" type="primary" disabled={!isChanged || refused} onClick={() => write(template)}>
          {t('sheets.template.update')}
        </Button>
      )}
      <Button size="small" disabled={refused} onClick={() => setName(isOwn ? '' : template.name)}>
        {t('sheets.template.save')}
      </Button>
      <Button size="small" disabled={!isChanged} onClick={edit.reset}>
        {t('sheets.template.reset')}
      </Button>
      {isOwn && (
        <Popconfirm title={t('sheets.template.deleteAsk', { name: template.name })} onConfirm={remove}>
          <Button size="small" danger disabled={refused}>
            {t('sheets.template.delete')}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
