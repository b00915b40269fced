"""What an address that is not there, and a failure of ours, answer: JSON without a trace."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    told = {"error": "not_found", "path": request.path, "remedy": "The addresses stand in /api/v1/openapi.json."}
    return JsonResponse(told, status=404)


def not_allowed(request: HttpRequest) -> JsonResponse:
    told = {"error": "method_not_allowed", "path": request.path, "remedy": "Read with GET or HEAD."}
    return JsonResponse(told, status=405)


def failed(request: HttpRequest) -> JsonResponse:
    told = {
        "error": "failed",
        "path": request.path,
        "remedy": "Nothing was changed. Try again; the log has the reason.",
    }
    return JsonResponse(told, status=500)
