"""How forms look everywhere: label, hint, error and field in one order, the same for every form of every part."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "frame/forms/form.html"
    field_template_name = "frame/forms/field.html"
