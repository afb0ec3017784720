/** A cell while it is edited: Enter saves, Esc leaves it as it was. */
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface CellEditorProps {
  readonly value: string;
  readonly label: string;
  readonly type: 'text' | 'date' | 'number';
  /** Told nothing when the text is the same. */
  readonly onSave: (value: string) => void;
  readonly onClose: () => void;
}

export function CellEditor({ value, label, type, onSave, onClose }: CellEditorProps) {
  const [text, setText] = useState(value);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus({ cursor: 'all' }), []);
  const finish = (): void => {
    if (text.trim() !== '' && text !== value) onSave(text.trim());
    onClose();
  };
  return (
    <Input
      ref={input}
      size="small"
      type={type}
      value={text}
      aria-label={label}
      onChange={(event) => setText(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') onClose();
      }}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
