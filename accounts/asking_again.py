"""The sign-in pages once more, where the token of a form is not the browser's any more: another tab
has signed in, or the cookies were cleared. The check stands: nothing of the form is acted on."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

PAGES = {
    "account_request_login_code",
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
}


def asked_again(request: HttpRequest) -> HttpResponse | None:
    """The page that the form stood on, with the e-mail address that was typed; a code is typed
    again. None for any other page."""
    match = request.resolver_match
    if match is None or match.url_name not in PAGES or request.method != "POST":
        return None
    typed = request.POST.get("email", "")  # can be read only while it is a POST
    request.method = "GET"
    page: HttpResponse = match.func(request, *match.args, **match.kwargs)
    if isinstance(page, TemplateResponse) and page.status_code == 200:
        context = page.context_data = page.context_data or {}
        context["is_asked_again"] = True
        if "form" in context:
            context["form"].initial["email"] = typed
        page.status_code = 403
    return page
