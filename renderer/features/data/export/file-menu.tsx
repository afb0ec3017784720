/** A button with the forms that something can be saved in. */
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';

interface FileMenuProps<F extends string> {
  readonly label: string;
  /** For whoever cannot see the line it stands in. */
  readonly of: string;
  readonly formats: readonly { readonly format: F; readonly title: string; readonly disabled?: boolean }[];
  readonly disabled: boolean;
  /** Why it is disabled. */
  readonly why: string | undefined;
  readonly onPick: (format: F) => void;
}

export function FileMenu<F extends string>({ label, of, formats, disabled, why, onPick }: FileMenuProps<F>) {
  return (
    <Dropdown
      trigger={['click']}
      disabled={disabled}
      menu={{
        items: formats.map(({ format, title, disabled: isOff = false }) => ({
          key: format,
          label: title,
          disabled: isOff,
        })),
        onClick: ({ key }) => {
          const picked = formats.find(({ format }) => format === key);
          if (picked) onPick(picked.format);
        },
      }}
    >
      <Button size="small" aria-label={`${of} ${label}`} title={why}>
        {label} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
