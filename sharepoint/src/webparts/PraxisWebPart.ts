import * as strings from 'PraxisStrings';
import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { Version } from '@microsoft/sp-core-library';
import {
  type IPropertyPaneConfiguration,
  type IPropertyPaneField,
  PropertyPaneTextField,
} from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import type * as React from 'react';
import * as ReactDom from 'react-dom';
import { hostOf, type Praxis, praxisAt } from '../praxis';
import { waysOut } from './waysOut';

export interface PraxisProperties {
  address: string;
}

/** Of SharePoint's theme, what the styles use; a page section may have colours of its own. */
const COLOURS = ['bodyText', 'bodyDivider', 'link', 'linkHovered', 'focusBorder'] as const;

/** What both web parts are: Praxis at an address that the page's author enters, drawn in the page's colours. */
export abstract class PraxisWebPart<T extends PraxisProperties> extends BaseClientSideWebPart<T> {
  private _praxis: { readonly address: string; readonly at: Praxis } | undefined;

  protected abstract element(): React.ReactElement;
  protected abstract fields(): IPropertyPaneField<unknown>[];

  protected praxis(): Praxis {
    const { address } = this.properties;
    if (this._praxis?.address !== address)
      this._praxis = { address, at: praxisAt(address, waysOut(this.context)) };
    return this._praxis.at;
  }

  protected get locale(): string {
    return this.context.pageContext.cultureInfo.currentUICultureName;
  }

  public render(): void {
    ReactDom.render(this.element(), this.domElement);
  }

  protected onThemeChanged(theme: IReadonlyTheme | undefined): void {
    const colours = theme?.semanticColors;
    if (!colours) return;
    for (const name of COLOURS)
      this.domElement.style.setProperty(`--${name}`, colours[name] ?? null);
  }

  protected onDispose(): void {
    ReactDom.unmountComponentAtNode(this.domElement);
  }

  protected get dataVersion(): Version {
    return Version.parse('1.0');
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const address = PropertyPaneTextField('address', {
      label: strings.PaneAddress,
      description: strings.PaneAddressHint,
      onGetErrorMessage: (value) => (value && hostOf(value) ? '' : strings.PaneAddressFault),
    });
    return {
      pages: [
        {
          header: { description: strings.PaneWhat },
          groups: [{ groupFields: [address, ...this.fields()] }],
        },
      ],
    };
  }
}
