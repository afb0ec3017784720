/** The templates to choose from: boards, papers, and the county's own. */
import { Select } from 'antd';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { Templates } from '../../app/picture/templates.ts';
import { t } from '../../text/t.ts';

interface TemplateListProps {
  readonly templates: Templates;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

export function TemplateList({ templates, chosen, onChoose }: TemplateListProps) {
  const { all, own, shut } = templates;
  const option = ({ id, name }: SheetTemplate) => ({ value: id, label: name });
  const boards = all.filter(({ id }) => id.startsWith('guatu-board-'));
  const papers = all.filter(({ id }) => !own.has(id) && !id.startsWith('guatu-board-'));
  const groups = [
    { label: t('sheets.template.own'), options: all.filter(({ id }) => own.has(id)).map(option) },
    { label: t('sheets.template.papers'), options: papers.map(option) },
    { label: t('sheets.template.boards'), options: boards.map(option) },
  ];
  return (
    <>
      <Select
        value={chosen}
        onChange={onChoose}
        options={groups.filter((group) => group.options.length > 0)}
        showSearch={{ optionFilterProp: 'label' }}
        listHeight={420}
        aria-label={t('sheets.templates')}
      />
      {shut.map((it) => (
        <p key={it.id} className="sheets-shut" role="note">
          {it.reason === 'newer'
            ? t('sheets.template.newer', { name: it.name, version: it.version })
            : t('sheets.template.unreadable', { name: it.name })}
        </p>
      ))}
    </>
  );
}
